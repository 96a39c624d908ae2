"""Rules of conduct (W3, W4, W13, W14, W16, F, G, N, C): what each approach must and must not do."""
