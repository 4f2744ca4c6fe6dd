"""Whom incidents concern, who may say so, and where readers are told."""
