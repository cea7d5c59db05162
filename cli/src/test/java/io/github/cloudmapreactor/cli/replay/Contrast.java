package io.github.cloudmapreactor.cli.replay;

/** Measures in the page how legible its texts are. */
final class Contrast {

  /**
   * {@code illegible(ratio)}: the texts whose contrast is lower.
   *
   * @see <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG's contrast ratio</a>
   */
  static final String SCRIPT =
      """
      const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
      const background = (element) => {
        for (let each = element; each; each = each.parentElement) {
          const colour = channels(getComputedStyle(each).backgroundColor);
          if (colour.length < 4 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
      };
      const luminance = ([r, g, b]) => {
        const part = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
      };
      const contrast = (element) => {
        const both = [channels(getComputedStyle(element).color), background(element)].map(luminance);
        return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
      };
      const says = (element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const seen = (element) => element.checkVisibility() && element.offsetWidth > 0;
      const illegible = (least) =>
        [...document.querySelectorAll("body *")]
          .filter((element) => says(element) && seen(element) && !element.disabled)
          .map((element) => [element.className, element.textContent.slice(0, 40), contrast(element)])
          .filter(([, , ratio]) => ratio < least)
          .map((each) => each.join(" "));
      """;

  private Contrast() {}
}
