/** Gives life to Origin.astro. Pages that use it import this, so that no script stands amid the text that is copied. */
class SiteOrigin extends HTMLElement {
  connectedCallback(): void {
    this.textContent = location.origin;
  }
}
customElements.define('site-origin', SiteOrigin);
