"""A web page and an HTTP API on this machine: text in, reports out. Nothing is stored, logged or fetched.

settings (limits) and refusals (errors with a status) <- inputs (requests to articles), answers (articles to reports), page (the HTML),
pool (threads) and guard (who may ask) <- app (the routes). server: the socket and the process.
"""
