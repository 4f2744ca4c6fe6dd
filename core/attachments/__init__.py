"""The words of files that pages offer: read once for each content, in a process with limits, and kept.

Files of collections that not everybody may read are neither read nor told.
"""
