package com.teammate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.teammate.sandbox.TestSandbox;

import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A form of a page: where it is, how it is filled in, and what it changes.
 *
 * @param page makes what the form needs, and gives the path of its page
 * @param action how the form's own address ends, or what is in it when it ends with a
 * slash; {@code {last}} is the last part of the page's path, and after a {@code #} comes
 * what else the form carries
 * @param right what changes something
 * @param wrong what is refused; empty where nothing can be typed
 * @param state what the form changes, or {@link #UNKNOWN}
 * @param button which of its buttons sends it
 */
public record Form(Supplier<String> page, String action, Map<String, String> right, Map<String, String> wrong,
		Supplier<Object> state, String button, Set<Trait> traits) {

	/** Of what can be told apart only by what follows later. */
	public static final Object UNKNOWN = "unknown";

	/** In fields for files, names one of these; anything else is the text of a list. */
	static final String PICTURE = "logo";

	public static Form of(Supplier<String> page, String action, String... right) {
		return new Form(page, action, typed(right), Map.of(), () -> UNKNOWN, "button:not([type=button])", Set.of());
	}

	public static Form of(String page, String action, String... right) {
		return of(() -> page, action, right);
	}

	public Form wrong(String... typed) {
		return new Form(this.page, this.action, this.right, typed(typed), this.state, this.button, this.traits);
	}

	public Form changing(Supplier<Object> what) {
		return new Form(this.page, this.action, this.right, this.wrong, what, this.button, this.traits);
	}

	public Form by(String css) {
		return new Form(this.page, this.action, this.right, this.wrong, this.state, css, this.traits);
	}

	public Form that(Trait... traits) {
		return new Form(this.page, this.action, this.right, this.wrong, this.state, this.button, Set.of(traits));
	}

	public boolean is(Trait trait) {
		return this.traits.contains(trait);
	}

	/** What the forms of a module are sent to, as the application itself lists it. */
	public static List<String> routes(String module) {
		return TestSandbox.bean(DispatcherServlet.class)
			.getHandlerMappings()
			.stream()
			.filter(RequestMappingHandlerMapping.class::isInstance)
			.flatMap((table) -> ((RequestMappingHandlerMapping) table).getHandlerMethods().entrySet().stream())
			.filter((route) -> route.getValue().getBeanType().getPackageName().equals("com.teammate." + module))
			.filter((route) -> !route.getValue().getBeanType().isAnnotationPresent(RestController.class))
			.filter((route) -> route.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
			.flatMap((route) -> route.getKey().getPatternValues().stream())
			.map((path) -> "POST " + path)
			.sorted()
			.toList();
	}

	/** What these are sent to; behind a # a name tells two of one route apart. */
	public static List<String> routesOf(Map<String, Form> forms) {
		return forms.keySet().stream().map((name) -> name.replaceAll("#.*", "")).distinct().toList();
	}

	/** Where it stands on a page that is open. */
	Locator on(Page page) {
		String path = page.url().replaceAll("[?#].*", "");
		String end = this.action.replace("{last}", path.substring(path.lastIndexOf('/') + 1)).replaceAll("#.*", "");
		return at(page, end.isEmpty() ? "" : "[action" + (end.endsWith("/") ? "*" : "$") + "='" + end + "']");
	}

	/** The same form at just that address. */
	Locator at(Page page, String address) {
		String[] carried = this.action.split("#");
		return page
			.locator("main form[method=post]" + address
					+ ((carried.length > 1) ? ":has(input[type=hidden][value='" + carried[1] + "'])" : ""))
			.first();
	}

	private static Map<String, String> typed(String... fields) {
		Map<String, String> typed = new LinkedHashMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			typed.put(fields[i], fields[i + 1]);
		}
		return typed;
	}

	/** What is not as with most forms. */
	public enum Trait {

		/** Nobody needs to be logged in for it. */
		IS_FOR_EVERYBODY,

		/** To send it from a page that shows what it has done is another act. */
		ACTS_ANEW,

		/** Only the script keeps a double click from acting twice. */
		NEEDS_THE_SCRIPT

	}

}
