package com.teammate.onboarding;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The picture of a process, made fit for a page: styles become attributes, which our
 * content security policy allows, and each element can be marked by a class.
 */
final class Picture {

	private static final Set<String> LOOKS = Set.of("fill", "fill-opacity", "stroke", "stroke-width", "stroke-linecap",
			"stroke-linejoin", "stroke-opacity", "stroke-dasharray", "font-family", "font-size", "font-weight",
			"marker-start", "marker-end");

	private static final String DOT = "<circle class=\"token\" r=\"9\" fill=\"rgb(11, 92, 138)\"/>";

	private static final Pattern MARK = Pattern.compile("mark:([A-Za-z0-9_]+)");

	private static final Pattern TOKEN = Pattern.compile("<!--token:([A-Za-z0-9_]+)-->");

	private static final Pattern LONG_NUMBER = Pattern.compile("(-?\\d+\\.\\d)\\d+");

	private final String template;

	private Picture(String template) {
		this.template = template;
	}

	static Picture of(String process) {
		try (InputStream picture = Picture.class.getResourceAsStream("/bpmn/" + process + ".svg")) {
			if (picture == null) {
				throw new IllegalStateException("No picture of " + process);
			}
			return new Picture(written(prepared(parsed(picture))));
		}
		catch (IOException | SAXException | ParserConfigurationException | TransformerException ex) {
			throw new IllegalStateException("The picture of " + process + " cannot be read", ex);
		}
	}

	/**
	 * The picture with its marks.
	 * @param id tells it from other pictures on the page
	 * @param words what it shows, for those who do not see it
	 */
	String drawn(String id, String words, Map<String, Mark> marks) {
		String drawn = MARK.matcher(this.template).replaceAll((found) -> {
			Mark mark = marks.get(found.group(1));
			return (mark != null) ? "place " + mark.name().toLowerCase(Locale.ROOT) : "place";
		});
		drawn = TOKEN.matcher(drawn).replaceAll((found) -> isHere(marks.get(found.group(1))) ? DOT : "");
		return drawn.replace("picture:", id + "-").replace("words:", escaped(words));
	}

	private static boolean isHere(@Nullable Mark mark) {
		return mark == Mark.NOW || mark == Mark.PROBLEM;
	}

	private static String escaped(String words) {
		return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}

	private static Document parsed(InputStream picture) throws ParserConfigurationException, IOException, SAXException {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
		factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
		return factory.newDocumentBuilder().parse(picture);
	}

	private static Document prepared(Document document) {
		Element root = document.getDocumentElement();
		for (Element element : elements(root)) {
			if (element.getTagName().equals("metadata") || element.getAttribute("class").startsWith("djs-hit")) {
				element.getParentNode().removeChild(element);
				continue;
			}
			unfold(element);
			rename(element);
			String place = element.getAttribute("data-element-id");
			if (element.getAttribute("class").endsWith("djs-shape") && !place.endsWith("_label")) {
				element.setAttribute("class", "mark:" + place);
				element.appendChild(document.createComment("token:" + place));
			}
			else {
				element.removeAttribute("class");
			}
			element.removeAttribute("data-element-id");
		}
		root.removeAttribute("height");
		root.removeAttribute("width");
		root.setAttribute("class", "diagram");
		root.setAttribute("role", "img");
		root.setAttribute("aria-label", "words:");
		return document;
	}

	private static List<Element> elements(Element root) {
		NodeList all = root.getElementsByTagName("*");
		List<Element> elements = new ArrayList<>();
		for (int i = 0; i < all.getLength(); i++) {
			elements.add((Element) all.item(i));
		}
		return elements;
	}

	/**
	 * Where the policy forbids styles within elements, attributes of the same name do.
	 */
	private static void unfold(Element element) {
		for (String declaration : element.getAttribute("style").split(";")) {
			String[] parts = declaration.split(":", 2);
			if (parts.length == 2 && LOOKS.contains(parts[0].strip())) {
				element.setAttribute(parts[0].strip(), parts[1].strip());
			}
		}
		element.removeAttribute("style");
	}

	/** Arrow heads are named once on a page, however often the picture stands there. */
	private static void rename(Element element) {
		if (element.hasAttribute("id")) {
			element.setAttribute("id", "picture:" + element.getAttribute("id"));
		}
		for (String end : List.of("marker-start", "marker-end")) {
			if (element.hasAttribute(end)) {
				element.setAttribute(end,
						element.getAttribute(end).replaceAll("url\\(['\"]?#([^'\")]+)['\"]?\\)", "url(#picture:$1)"));
			}
		}
	}

	private static String written(Document document) throws TransformerException {
		var writer = new StringWriter();
		var transformer = TransformerFactory.newInstance().newTransformer();
		transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
		transformer.transform(new DOMSource(document.getDocumentElement()), new StreamResult(writer));
		return LONG_NUMBER.matcher(writer.toString()).replaceAll("$1");
	}

	/** What has happened at a place. */
	enum Mark {

		DONE, NOW,
		/** Given up; a person must look. */
		PROBLEM

	}

}
