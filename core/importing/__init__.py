"""What imports share: what was read and rejected, pages and rows written in bulk."""
