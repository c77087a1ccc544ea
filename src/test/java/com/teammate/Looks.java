package com.teammate.portal;

import java.nio.file.Path;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages as they look, wide and narrow, by day and by night. */
final class Looks {

	private Looks() {
	}

	/** Takes the pictures, and finds no fault with axe. */
	static void take(Page page, String name) {
		take(page, name, new AxeBuilder(page));
	}

	static void take(Page page, String name, AxeBuilder axe) {
		for (ColorScheme scheme : new ColorScheme[] { ColorScheme.LIGHT, ColorScheme.DARK }) {
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
			for (int width : new int[] { 1280, 375 }) {
				page.setViewportSize(width, 800);
				page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
					.setPath(Path.of("target/screenshots", name + "-" + scheme + "-" + width + ".png")));
			}
			assertThat(axe.analyze().getViolations()).as(name + " " + scheme).isEmpty();
		}
	}

}
