package com.teammate.sandbox.microsoft;

import java.io.Serializable;

/** A Teams voice route to one gateway. */
record VoiceRoute(String name, String gateway, int priority, String usage) implements Serializable {

}
