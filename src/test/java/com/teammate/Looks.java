package com.teammate;

import java.nio.file.Path;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages as they look: on desk, tablet and phone, by day and by night. */
public final class Looks {

	private static final int DESK = 1440;

	private static final int TABLET = 820;

	private static final int PHONE = 390;

	/** How far everything may move by itself, as browsers count it. */
	private static final double STILL = 0.05;

	/** All else is the same by day and by night, on wide pages and on narrow ones. */
	private static final List<String> OF_COLOUR_AND_SIZE = List.of("color-contrast", "link-in-text-block",
			"target-size", "scrollable-region-focusable");

	private static final String SHIFTED = """
			() => new Promise((done) => {
				let sum = 0;
				new PerformanceObserver((list) => list.getEntries().filter((each) => !each.hadRecentInput)
					.forEach((each) => { sum += each.value; })).observe({type: 'layout-shift', buffered: true});
				requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
			})""";

	/** A rule of its own, because axe cannot see it. */
	private static final String WITHOUT_FOCUS = """
			() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
				.filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex >= 0)
				.filter((each) => {
					each.focus({focusVisible: true, preventScroll: true});
					const style = getComputedStyle(each);
					return document.activeElement === each && style.outlineStyle === 'none' && style.boxShadow === 'none';
				}).map((each) => each.outerHTML.slice(0, 120))""";

	private static final String WIDER = """
			() => (document.documentElement.scrollWidth <= innerWidth) ? [] : [...document.querySelectorAll('body *')]
				.filter((each) => each.getBoundingClientRect().right > innerWidth).map((each) => each.outerHTML.slice(0, 120))""";

	private Looks() {
	}

	/** Takes the pictures, and finds no fault with any of them. */
	public static void take(Page page, String name) {
		double shifted = ((Number) page.evaluate(SHIFTED)).doubleValue();
		shine(page, ColorScheme.LIGHT);
		for (int width : new int[] { PHONE, TABLET, DESK }) {
			resize(page, name, width, "");
		}
		expectNoFault(name, new AxeBuilder(page));
		shine(page, ColorScheme.DARK);
		resize(page, name, PHONE, "-dark");
		expectNoFault(name + " on a dark phone", new AxeBuilder(page).withRules(OF_COLOUR_AND_SIZE));
		assertThat(shifted).as("layout shift of " + name).isLessThan(STILL);
		assertThat((List<?>) page.evaluate(WITHOUT_FOCUS)).as("focus cannot be seen on " + name).isEmpty();
		shine(page, ColorScheme.LIGHT);
		page.setViewportSize(DESK, 900);
	}

	/** Without motion, so that no colour is on its way to another. */
	private static void shine(Page page, ColorScheme scheme) {
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
	}

	private static void resize(Page page, String name, int width, String scheme) {
		page.setViewportSize(width, 900);
		assertThat((List<?>) page.evaluate(WIDER)).as(name + " scrolls sideways at " + width).isEmpty();
		page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
			.setPath(Path.of("target/screenshots", name + "-" + width + scheme + ".png")));
	}

	/** But for frames in which no script may run. */
	private static void expectNoFault(String name, AxeBuilder axe) {
		assertThat(axe.setLegacyMode(true)
			.exclude("iframe")
			.analyze()
			.getViolations()
			.stream()
			.map((rule) -> rule.getId() + " " + rule.getNodes().stream().map((node) -> node.getHtml()).toList())
			.toList()).as(name).isEmpty();
	}

}
