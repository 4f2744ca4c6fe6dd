"""What pages have beside their own words: frame, notices, parts and views of higher apps, what stands at their foot."""
