// The buttons beside the diagram are as wide as an icon.
export default {
  id: 'teammate.case',
  pluginPoint: 'cockpit.processInstance.runtime.action',
  priority: 100,
  render: (node, { processInstanceId }) => {
    const icon = document.createElement('span');
    icon.className = 'glyphicon glyphicon-briefcase';
    icon.setAttribute('aria-hidden', 'true');
    const link = document.createElement('a');
    link.href = `/support/instances/${encodeURIComponent(processInstanceId)}`;
    link.className = 'btn btn-default btn-toolbar';
    link.title = 'Support desk';
    link.setAttribute('aria-label', 'Support desk');
    link.append(icon);
    node.append(link);
  },
};
