"""Rules for a reply to a refusal (R): accept it, settle what is open, leave the door, sell nothing."""
