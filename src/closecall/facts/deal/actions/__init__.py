"""What the buyer did for the purchase: trials, loans, measurements, tasks."""
