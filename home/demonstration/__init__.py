"""Demonstration content: what a new portal shows until real content arrives; content as data, pictures as code."""
