"""The need: stated, implied by what is done today, or borne out by the buyer's own words."""
