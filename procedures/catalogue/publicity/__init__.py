"""What the law wants made public of all procedures together: fees, forms, questions, codes to scan at the counter."""
