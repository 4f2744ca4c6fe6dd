"""Settings: ``base`` gathers one file per topic; development, test and production build on it."""
