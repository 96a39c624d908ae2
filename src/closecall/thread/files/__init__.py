"""Files become text: character sets, HTML, JSON, Word and Outlook files."""
