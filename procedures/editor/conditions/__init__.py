"""A condition put together in words: [trường] [phép so sánh] [giá trị], in groups of all, any, not."""
