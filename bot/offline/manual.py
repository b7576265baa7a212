"""The line verbs on one screen."""

MANUAL = """\
!summary, any text     a message; @ann, @Readers, #excerpts become mentions
/read citation:¶6      a slash command; values with blanks in "quotes"
:as mod    :dm         who speaks; look at your direct messages
:in #excerpts          where; also :in Elsewhere#general, :in "thread name"
:click Next            press a button on the newest message that has it
:choose Friday         pick in a menu; several with commas between them
:fill Note=words | Pin=yes      send the open form
:menu Check quote 3    a message command, on the third newest message
:complete /read citation:¶      what Discord would offer while you type
:edit new words        your own newest message; :delete takes it away
:vote 2                vote in the newest poll
:time 2d3h             move the clock by, or to 2026-03-08T02:30-05:00
:restart               stop the bot and start it again
:grant mod2 manage_messages     :deny bot send_messages #excerpts
:lift bot send_messages         takes back what was granted or denied
:role mod -Moderators  give a role, or with - take it
:remove #excerpts      delete a channel or thread
:server leave          throw the bot out; :server join invites it again
:press CUSTOM_ID       forge the press of a button
? words    ?! words    the answer above shows these words, or does not
?posted 2  ?private    so many posts elsewhere; every reply was private
~ before a line        it is expected to fail     # a comment    :quit
People: you, ann, ben, cleo, dan, eve, finn, and the moderators mod, mod2;
ann, zoe and the moderator zmod in the other server, Elsewhere."""
