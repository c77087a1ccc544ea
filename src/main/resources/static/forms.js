/* What every form does more comfortably with a script, at every door. */
(() => {
	'use strict';

	const onTheirWay = new Set();

	/** A second click on a form that is on its way does nothing, even where the page has moved under it meanwhile. */
	document.addEventListener('submit', (event) => {
		const form = event.target;
		if (form.method !== 'post' || event.defaultPrevented) {
			return;
		}
		const address = form.getAttribute('action');
		if (onTheirWay.has(address)) {
			event.preventDefault();
		}
		onTheirWay.add(address);
	});

	/** Whoever comes back by the browser's button may send it again. */
	window.addEventListener('pageshow', () => onTheirWay.clear());

	/** Whoever comes back to a form's answer, or reloads it, looks at its page and sends nothing: no browser asks whether to. */
	history.replaceState(history.state, '', location.href);
})();
