"""Rules about the icon and the brand colour (ICO)."""
