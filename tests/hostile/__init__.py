"""What a hostile or tired person sends: no address, query or form may break the portal."""
