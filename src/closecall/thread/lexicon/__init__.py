"""The words that readers of threads know: of mail programs, of headings, of either side."""
