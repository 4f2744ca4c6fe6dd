"""How well the engines order what people judged: texts, questions and judgements, run through our own search."""
