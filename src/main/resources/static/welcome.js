// Presses "Check again now" by itself for a while, and says so when there is something new. Nothing moves under the reader.
(() => {
	const EVERY = 30000;
	const TIMES = 20;
	const part = document.querySelector('[data-looking]');
	if (!part) {
		return;
	}
	const form = part.querySelector('form');
	const [found, over] = part.querySelectorAll('template');
	const title = document.querySelector('h1').textContent;
	const say = (words) => part.querySelector('[role=status]').append(words.content.cloneNode(true));
	let times = 0;
	const look = async () => {
		times++;
		let there = title;
		try {
			const answer = await fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});
			const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
			there = answer.ok ? page.querySelector('h1').textContent : title;
		}
		catch (ignored) {
			// The network may be back at the next look.
		}
		if (there !== title) {
			say(found);
		}
		else if (times < TIMES) {
			setTimeout(look, EVERY);
		}
		else {
			say(over);
		}
	};
	setTimeout(look, EVERY);
})();
