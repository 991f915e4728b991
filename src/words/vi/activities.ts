/** Vietnamese words of who may ask for which activity. */
export default {
  title: 'Ai được đề nghị nội dung này',
  open: 'Nội dung mọi đối tượng của chính sách được đề nghị hoặc tham gia',
  organised: 'Nội dung do đơn vị làm công tác, dịch vụ khuyến công thực hiện',
  clusters: 'Nội dung của bên đầu tư hạ tầng cụm công nghiệp',
  clusterForms: 'Loại hình được đề nghị nội dung của bên đầu tư hạ tầng cụm công nghiệp',
  forAll: '“{{activity}}” là nội dung các đối tượng của chính sách được đề nghị hoặc tham gia.',
  byOrganisers: '“{{activity}}” do đơn vị làm công tác, dịch vụ khuyến công thực hiện; không xét riêng cơ sở nào đề nghị.',
  onlyInvestors: 'Dành cho {{list}} đầu tư hạ tầng cụm công nghiệp.',
  clusterForm: '“{{activity}}” dành cho {{list}} đầu tư hạ tầng cụm công nghiệp; {{name}} là {{kind}}, không thuộc loại hình này.',
  clusterInvestor: '{{name}} là {{kind}} đầu tư hạ tầng cụm công nghiệp, được đề nghị “{{activity}}”.',
  clusterNotRecorded:
    'Chưa đủ căn cứ: “{{activity}}” dành cho bên đầu tư hạ tầng cụm công nghiệp, mà chưa ghi nhận {{name}} là bên đầu tư. Cần giấy tờ giao {{name}} đầu tư hạ tầng cụm.',
  difficult: 'Nội dung chỉ dành cho địa bàn khó khăn',
  difficultForms: 'Loại hình được đề nghị nội dung chỉ dành cho địa bàn khó khăn',
  onlyDifficult: 'Dành cho {{list}} ở địa bàn khó khăn, theo danh sách của văn bản vào ngày nộp hồ sơ.',
  difficultFine:
    '{{name}} là {{kind}} ở địa bàn khó khăn ({{place}}), được đề nghị “{{activity}}”; giấy đăng ký kèm hồ sơ cho biết ngày thành lập.',
  difficultNot: '“{{activity}}” chỉ dành cho địa bàn khó khăn: {{place}}.',
  difficultUnknown:
    'Chưa đủ căn cứ: “{{activity}}” chỉ dành cho địa bàn khó khăn, mà {{place}}. Cần văn bản xác định nơi có {{name}} thuộc địa bàn khó khăn.',
  difficultForm:
    'Chưa đủ căn cứ: {{name}} ở địa bàn khó khăn ({{place}}) nhưng đang là {{kind}}, mà “{{activity}}” dành cho {{list}}. Cần giấy đăng ký {{list}}.',
  unknown: 'Chưa đủ căn cứ trả lời ai được đề nghị “{{activity}}”. {{needs}}',
  needOfficer: 'Chưa tìm thấy quy định; cần cán bộ đối chiếu văn bản.',
  needNewEnterprise:
    'Chỉ dành cho doanh nghiệp sản xuất thành lập tại địa bàn khó khăn (TT 28/2018/TT-BTC Điều 8 khoản 1); cần giấy đăng ký doanh nghiệp và văn bản xác định xã thuộc địa bàn khó khăn.',
  needAssociation: 'Dành cho việc thành lập hội, hiệp hội ngành nghề; cần đề án hoặc quyết định cho phép thành lập hội.',
  needClusterLink: 'Dành cho cụm liên kết của nhiều doanh nghiệp; cần thỏa thuận liên kết của các doanh nghiệp.',
  needRunningModel:
    'Dành cho cơ sở đang hoạt động hiệu quả (TT 28/2018/TT-BTC Điều 8 khoản 2); cần số liệu cho thấy cơ sở đang hoạt động hiệu quả.',
  needRelocation:
    'Dành cho cơ sở di dời vào khu, cụm công nghiệp, đã đầu tư xong, có khoản vay trung hoặc dài hạn bằng đồng Việt Nam không quá hạn (TT 28/2018/TT-BTC Điều 8 khoản 14); cần giấy tờ di dời và hợp đồng vay.',
  needPollutionCluster: 'Mức hỗ trợ tính cho cả cụm công nghiệp; cần giấy tờ của đơn vị quản lý hoặc đầu tư hạ tầng cụm.',
  needClusterPlan: 'Mức hỗ trợ tính cho cả cụm công nghiệp; cần giấy tờ của đơn vị được giao lập quy hoạch cụm.',
  needInfrastructure:
    'Mức hỗ trợ tính cho cả cụm công nghiệp; quy định về bên đầu tư hạ tầng cụm tìm thấy chỉ có hiệu lực từ ngày 15/10/2025. Cần giấy tờ của chủ đầu tư hạ tầng cụm.',
} as const
