"""Which unit of today a name or an address means."""
