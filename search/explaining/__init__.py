"""Why a result stands where it stands, or is not found at all, in words that an editor understands."""
