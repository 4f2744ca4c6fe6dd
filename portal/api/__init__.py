"""What the portal says to programs under ``/api/``: the description of all of it, and that nothing else is there."""
