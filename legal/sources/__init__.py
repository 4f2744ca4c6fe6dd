"""Where documents are taken over from: how each source is read into records, before anything is a page.

``gazette*`` reads the Official Gazette, ``codified*`` the codified articles (Bộ pháp điển); both give
``records``.
"""
