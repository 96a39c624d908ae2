"""The seller's note: conviction, reasons, means, deciders and what he passes on."""
