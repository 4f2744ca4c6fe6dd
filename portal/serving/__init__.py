"""What ``manage.py serve`` is made of: is everything there, the first content, the worker beside the site, the site."""
