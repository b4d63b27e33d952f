"""What a source phrase is: named, official, a document, an outlet, a post, unnamed, nobody in particular (`classify`)."""
