/* Shows what is new of the part #now of an open page: told by the server, or else by asking now and then. */
(() => {
	'use strict';

	const part = () => document.getElementById('now');
	const isLive = () => part() && part().dataset.live;
	if (!isLive()) {
		return;
	}
	let polling = 0;
	let stream = null;
	let loaded = Promise.resolve();

	function stop() {
		clearInterval(polling);
		polling = 0;
		if (stream) {
			stream.close();
		}
	}

	/** What somebody has typed stays, and what is the same is not taken from under a finger. */
	function show(html) {
		const made = document.createElement('template');
		made.innerHTML = html;
		const old = part();
		const fresh = made.content.querySelector('#now');
		if (!fresh) {
			return;
		}
		const focused = old.contains(document.activeElement) ? document.activeElement.id : '';
		for (const same of fresh.querySelectorAll('[data-same]')) {
			const before = old.querySelector('[data-same="' + CSS.escape(same.dataset.same) + '"]');
			if (before) {
				same.replaceWith(before);
			}
		}
		for (const field of old.querySelectorAll('input[id]:not([type=hidden]), textarea[id]')) {
			const same = fresh.querySelector('#' + CSS.escape(field.id));
			if (same) {
				same.value = field.value;
			}
		}
		old.replaceWith(fresh);
		if (window.htmx) {
			window.htmx.process(fresh);
		}
		const again = focused && document.getElementById(focused);
		if (again) {
			again.focus();
		}
		if (!isLive()) {
			stop();
		}
	}

	async function load() {
		try {
			const answer = isLive() && await fetch(part().dataset.now);
			if (answer && answer.ok && !answer.redirected) {
				show(await answer.text());
			}
		}
		catch (unreachable) {
			// The next time will tell.
		}
	}

	const refresh = () => { loaded = loaded.then(load); };
	const poll = () => { polling = polling || setInterval(refresh, 5000); };
	if (!window.EventSource) {
		poll();
		return;
	}
	stream = new EventSource(part().dataset.live);
	stream.addEventListener('version', (event) => {
		if (event.data !== part().dataset.version) {
			refresh();
		}
	});
	stream.addEventListener('open', () => { clearInterval(polling); polling = 0; });
	stream.addEventListener('error', poll);
	window.addEventListener('pagehide', () => stream.close());
})();
