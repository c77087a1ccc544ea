package com.teammate.invitation;

import java.util.UUID;

/** Wrong tries have locked an invitation. */
record InvitationLocked(UUID invitation) {

}
