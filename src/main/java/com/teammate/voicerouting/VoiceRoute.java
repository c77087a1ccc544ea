package com.teammate.voicerouting;

/**
 * A voice route with the usage and the routing policy that lead to it. All routes of an
 * enterprise are in its one usage, so that their priorities make an ordered failover.
 *
 * @param name of the route, for example {@code TM-contoso-x7k2m9pq-us-east-1}
 * @param usage name of the PSTN usage, for example {@code TM-contoso-x7k2m9pq}
 * @param policy name of the voice routing policy
 * @param gateway FQDN of the derived trunk, which is the enterprise's sub-domain
 * @param priority the lowest is tried first
 */
public record VoiceRoute(String name, String usage, String policy, String gateway, int priority) {

}
