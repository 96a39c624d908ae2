"""Facts become readiness and an approach. Pure: no clock, no network, no model."""
