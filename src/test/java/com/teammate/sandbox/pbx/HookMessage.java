package com.teammate.sandbox.pbx;

import java.util.List;
import java.util.Map;

/** Something that the PBX side heard, and how it answered. */
public record HookMessage(Map<String, List<String>> headers, String body, int answer) {

}
