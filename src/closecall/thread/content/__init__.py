"""What of a message is its writer's own words, and which messages no person wrote."""
