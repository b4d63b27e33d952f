"""A web page and an HTTP API on this machine: text in, reports out. Nothing is stored, logged or fetched.

settings (limits, names of this machine) and refusals (errors with a status) <- inputs (requests to articles), answers (articles to
reports) and page (the HTML) <- pool and guard <- app (the routes) <- server (the socket and the process).
"""
