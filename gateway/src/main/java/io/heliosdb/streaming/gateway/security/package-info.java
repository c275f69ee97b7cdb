/**
 * Who may do what with an appliance, without knowing HTTP: a door asks the gate about each request.
 *
 * <pre>
 *   answer    errors as answers
 *   digest    hash functions
 *   store     files with checksums, secrets
 *   access    permissions and roles
 *   user      users and passwords
 *   token     what callers show
 *   limit     how many requests
 *   audit     who did what
 * </pre>
 *
 * <p>Any thread. Start reading at {@link io.heliosdb.streaming.gateway.security.Gate}; {@link
 * io.heliosdb.streaming.gateway.security.Security} opens everything.
 */
package io.heliosdb.streaming.gateway.security;
