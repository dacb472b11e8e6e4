"""The texts of the site in other languages: finding them in the code, keeping the catalogues, holding them to rules."""
