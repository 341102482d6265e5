"""Ouderwijs: tells a Dutch parent whom to contact next when something is wrong at school."""
