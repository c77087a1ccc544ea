package com.teammate.welcome;

import org.springframework.web.servlet.ModelAndView;

/**
 * A page that waits for Microsoft looks again by itself: with scripts without being
 * loaded anew, without them by the browser's own refresh. Both end after ten minutes.
 *
 * @param number which look of the browser's own this is; 0 is a person's visit
 */
record Looking(int number) {

	private static final int MOST = 20;

	private static final Looking OVER = new Looking(MOST + 1);

	static Looking of(String asked) {
		if (asked.isEmpty()) {
			return new Looking(0);
		}
		return asked.matches("[1-9]|1\\d|20") ? new Looking(Integer.parseInt(asked)) : OVER;
	}

	boolean isNow() {
		return this.number > 0 && this.number <= MOST;
	}

	/** Only a page on which waiting may help has an offer to look again. */
	ModelAndView show(ModelAndView page) {
		boolean waiting = Boolean.TRUE.equals(page.getModel().get("mayCheck"))
				|| Boolean.TRUE.equals(page.getModel().get("underWay"));
		return page.addObject("look", (waiting && this.number < MOST) ? this.number + 1 : null)
			.addObject("lookOver", waiting && this.number >= MOST);
	}

}
