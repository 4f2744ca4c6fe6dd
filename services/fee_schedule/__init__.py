"""Fees by case, way and place, as resolutions set them: what is to pay on a chosen day, and who is exempt."""
