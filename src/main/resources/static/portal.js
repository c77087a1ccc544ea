/* What pages do more comfortably with a script; every one of them works without. */
(() => {
	'use strict';

	/** A list of tick boxes becomes two lists with buttons between; the boxes stay the truth. */
	function makeDual(group) {
		const boxes = [...group.querySelectorAll('input[type=checkbox]')];
		const choices = group.querySelector('.choices');
		if (!choices || group.querySelector('.dual')) {
			return;
		}
		const dual = document.createElement('div');
		dual.className = 'dual';
		const lists = {};
		const buttons = {};
		const add = (kind, title) => {
			const label = document.createElement('label');
			const list = document.createElement('select');
			list.multiple = true;
			list.size = Math.max(4, Math.min(8, boxes.length));
			label.textContent = title;
			label.append(list);
			lists[kind] = list;
			return label;
		};
		const move = (from, assigned) => {
			const chosen = [...lists[from].selectedOptions].map((option) => option.value);
			boxes.filter((box) => chosen.includes(box.value)).forEach((box) => { box.checked = assigned; });
			draw();
			const to = lists[assigned ? 'assigned' : 'unassigned'];
			[...to.options].forEach((option) => { option.selected = chosen.includes(option.value); });
			to.focus();
		};
		const button = (kind, title, assigned) => {
			const made = document.createElement('button');
			made.type = 'button';
			made.className = 'second';
			made.textContent = title;
			made.addEventListener('click', () => move(kind, assigned));
			buttons[kind] = made;
			return made;
		};
		const draw = () => {
			for (const kind of ['unassigned', 'assigned']) {
				lists[kind].replaceChildren(...boxes.filter((box) => box.checked === (kind === 'assigned'))
					.map((box) => new Option(box.parentElement.textContent.trim(), box.value)));
				buttons[kind].disabled = lists[kind].options.length === 0;
			}
		};
		const middle = document.createElement('div');
		middle.className = 'between';
		dual.append(add('unassigned', group.dataset.unassigned), middle, add('assigned', group.dataset.assigned));
		middle.append(button('unassigned', group.dataset.assign, true), button('assigned', group.dataset.unassign, false));
		for (const [kind, assigned] of [['unassigned', true], ['assigned', false]]) {
			lists[kind].addEventListener('dblclick', () => move(kind, assigned));
			lists[kind].addEventListener('keydown', (event) => {
				if (event.key === 'Enter') {
					event.preventDefault();
					move(kind, assigned);
				}
			});
		}
		// A button without anything chosen takes the first one, so that one press is enough.
		for (const kind of ['unassigned', 'assigned']) {
			buttons[kind].addEventListener('click', () => {
				if (lists[kind].selectedIndex < 0 && lists[kind].options.length > 0) {
					lists[kind].selectedIndex = 0;
				}
			}, true);
		}
		draw();
		choices.hidden = true;
		choices.after(dual);
	}

	/** Two regions change places when one takes the place of the other. */
	document.addEventListener('focusin', (event) => {
		if (event.target.matches('.places select')) {
			event.target.dataset.before = event.target.value;
		}
	});
	document.addEventListener('change', (event) => {
		const moved = event.target;
		if (!moved.matches('.places select')) {
			return;
		}
		[...moved.closest('.places').querySelectorAll('select')]
			.filter((other) => other !== moved && moved.value && other.value === moved.value)
			.forEach((other) => { other.value = moved.dataset.before || ''; });
		moved.dataset.before = moved.value;
	});

	/** One menu is open at a time; Escape closes it. */
	function closeMenus(except) {
		document.querySelectorAll('details.menu[open]').forEach((menu) => {
			if (menu !== except) {
				menu.open = false;
			}
		});
	}

	document.addEventListener('click', (event) => closeMenus(event.target.closest('details.menu')));
	document.addEventListener('keydown', (event) => {
		const menu = event.target.closest ? event.target.closest('details.menu[open]') : null;
		if (event.key === 'Escape' && menu) {
			menu.open = false;
			menu.querySelector('summary').focus();
		}
	});

	document.querySelectorAll('[data-dual]').forEach(makeDual);
	document.querySelectorAll('[data-focus]').forEach((part) => part.focus());
})();
