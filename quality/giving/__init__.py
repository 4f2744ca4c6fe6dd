"""How figures come in: files that editors bring, messages of other systems; read, held to the rules, written whole."""
