"""Characters of symbol fonts as the Unicode characters that they look like."""

from __future__ import annotations

_SYMBOL = {
    0x22: "∀", 0x2D: "−", 0x60: "‾", 0x61: "α", 0x62: "β", 0x64: "δ", 0x65: "ε", 0x67: "γ", 0x6C: "λ", 0x6D: "μ",
    0x70: "π", 0x73: "σ", 0x77: "ω", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBC: "…",
    0xBE: "—", 0xD2: "®", 0xD3: "©", 0xD4: "™",
}  # fmt: skip
_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x71: "□", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFC: "✓"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000


def symbol(font: str | None, code: str | None) -> str:
    """The character of ``w:sym``; one that no table knows stays in the private area, so that it is not lost."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return "\ufffd"
    table = _FONTS.get((font or "").lower(), {})
    plain = number - _PRIVATE if _PRIVATE <= number <= _PRIVATE + 0xFF else number
    if plain in table:
        return table[plain]
    return chr(number) if 0x20 <= number <= 0xFFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"
