package com.teammate.voicerouting;

/**
 * A voice route with its usage and routing policy, all of one name.
 *
 * @param name name of usage, route and policy alike, for example
 * {@code TM-contoso-us-east-1}
 * @param gateway FQDN of the derived trunk, which is the enterprise's sub-domain
 * @param priority 1 is tried first
 */
public record VoiceRoute(String name, String gateway, int priority) {

}
