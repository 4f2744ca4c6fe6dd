"""Keeping procedures in step with the national database: what it says now, what it said last, what editors made of it.

Three texts meet for each part of a procedure: what the source said at the last synchronisation (kept as a mark), what
it says now, and what stands on the page. What only the source changed is taken; what only editors changed stays; what
both changed stays as editors have it and is listed as a conflict, which an editor settles.

A procedure that is no longer in a complete file is marked as withdrawn and stays public: who has its address, or a
checklist of it, must learn that it was abolished, and a file is no decision that abolishes. Editors unpublish it.
"""
