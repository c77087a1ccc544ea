package com.teammate.sandbox.pbx;

import java.util.List;

import org.springframework.web.util.HtmlUtils;

/** Shows what the PBX side has heard, newest first. */
final class PbxPage {

	private PbxPage() {
	}

	static String of(List<HookMessage> messages) {
		StringBuilder page = new StringBuilder(
				"""
						<!DOCTYPE html>
						<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
						<meta name="color-scheme" content="light dark"><title>PBX side</title><style>
						body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem 1rem}
						pre{white-space:pre-wrap;overflow-wrap:anywhere;border-top:1px solid #8886;padding:.75rem 0;margin:0}
						</style></head><body><main><h1>PBX side</h1>
						<p>What enterprises have chosen, as the PBX hook told it; reload to look again. Sample call data is at /cdrs.</p>
						""");
		for (int i = messages.size() - 1; i >= 0; i--) {
			HookMessage message = messages.get(i);
			page.append("<pre>answered ").append(message.answer()).append(": ");
			page.append(HtmlUtils.htmlEscape(message.body())).append("</pre>\n");
		}
		return page.append("</main></body></html>").toString();
	}

}
